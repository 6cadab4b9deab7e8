"""One verb per function, one transaction each: gather, decide, save."""
