"""The words of the directory. No I/O, no HTML, no clock: ``as_of`` comes in as an argument."""
