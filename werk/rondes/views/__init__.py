"""The pages of rondes, behind the login."""
