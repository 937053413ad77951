"""Small pages of the portal in other people's sites: what they show, the code that puts one there, and oEmbed."""
