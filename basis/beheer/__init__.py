"""What the admin of every app is built on: rights, saving through services, labels. Knows no app and no model."""
