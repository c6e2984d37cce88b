"""What only behaviour shows: real keys, pictures of the focus, the accessibility tree."""
