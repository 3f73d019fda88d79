"""Domain, bank and reserve: an exercise's promises searched by a machine for cases that tell wrong answers apart."""
