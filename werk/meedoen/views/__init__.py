"""Pages of the workplace of questions to citizens: to read, the board, the question, its subjects and answers."""
