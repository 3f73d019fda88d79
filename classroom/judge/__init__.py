"""Hidden tests in a trusted process, student code in another, plain data between them."""
