"""Seven pictures of many courses of therapy: who is in, how they did, sudden gains, who stayed, groups."""
