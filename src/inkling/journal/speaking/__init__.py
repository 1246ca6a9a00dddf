"""The words this person has for feelings, and how finely they tell them apart."""
