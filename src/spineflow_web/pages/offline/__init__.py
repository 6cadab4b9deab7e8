"""What a device keeps for the time without a network: pages made by the same views as ever."""
