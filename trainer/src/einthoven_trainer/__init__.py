"""Trains the networks of Einthoven."""
