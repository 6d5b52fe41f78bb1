"""Writers: each turns an episode into the text of one file format."""
