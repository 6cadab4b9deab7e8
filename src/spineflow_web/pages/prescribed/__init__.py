"""What a physiotherapist or doctor prescribed: writing it down, and doing it with the guide."""
