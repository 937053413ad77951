"""What official sources propose (`opendata.officieel`), and what the people who lead an actie make of it."""
