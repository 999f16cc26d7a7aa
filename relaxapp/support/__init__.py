"""WHO CAN HELP: crisis lines by country."""
