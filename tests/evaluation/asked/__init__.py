"""The questions that the product is held to: made from the truth of the invented world, many wordings per fact."""
