"""What `check` looks for: one module for each message, one function for each rule."""
