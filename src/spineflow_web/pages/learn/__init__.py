"""The door Learn: what supports the method, what does not, what nobody knows, and where from."""
