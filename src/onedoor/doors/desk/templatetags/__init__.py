"""The tags of the desk's templates."""
