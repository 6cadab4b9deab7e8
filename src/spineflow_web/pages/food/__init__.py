"""The food diary: what was eaten, in a light way, and ideas that suit."""
