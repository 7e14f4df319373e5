"""What is worth a look before printing; checks return findings and never block."""
