"""Text in any script: normal forms, tokens, likeness, scripts and word lists."""
