"""Mirror of the deck in the browser's local storage."""
