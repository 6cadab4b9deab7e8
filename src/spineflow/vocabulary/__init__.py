"""The words everybody speaks: ids, dispositions, clearances, doses, times."""
