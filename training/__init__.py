"""How the bundled language pipeline is trained; see README.md here. Needs the extra ``training`` (PyTorch)."""
