"""Invented people, parties and acties, to show and try the portal. Nothing here is part of the real programme."""
