"""What the cells of tables say of their rules and spaces."""
