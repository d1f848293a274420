"""Records: data as given by people and programs, read into the exact values that evaluation works with."""
