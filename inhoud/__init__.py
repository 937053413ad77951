"""The real content of the programme, its loader, and the demo."""
