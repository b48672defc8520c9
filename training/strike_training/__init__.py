"""Turns the public corpora into training data of the shipped English pipeline, and checks the result."""
