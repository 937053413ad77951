"""The pages of acties, and of lines and parties as far as they show acties."""
