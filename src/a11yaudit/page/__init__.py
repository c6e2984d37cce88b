"""From facts to `Page`: the browser's snapshot, or HTML text without a browser."""
