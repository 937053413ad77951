"""Time: days known as periods, the words that people type for them, and the moment that is looked at."""
