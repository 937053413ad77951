"""The pages of uitwisseling."""
