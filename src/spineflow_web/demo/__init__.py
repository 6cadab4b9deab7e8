"""Made-up people and their days, for trying the product and for tests. Nobody here is real."""
