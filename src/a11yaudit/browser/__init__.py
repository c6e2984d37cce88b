"""The only package that imports Playwright and the only one that waits for a browser."""
