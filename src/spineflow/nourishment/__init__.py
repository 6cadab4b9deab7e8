"""What a person ate and drank against what a day needs; never a count of calories."""
