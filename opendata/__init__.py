"""What the portal gives to other programs: feeds and calendars."""
