"""How small insights gather: threads, stages, trails, echoes, and the way they lie along."""
