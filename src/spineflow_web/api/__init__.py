"""What a device asks for: JSON in, JSON out, every answer a sentence when it is a refusal."""
