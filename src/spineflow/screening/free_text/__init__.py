"""Reading what a person wrote in their own words: it may raise an answer, never lower one."""
