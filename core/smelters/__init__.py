"""The smelter reference: dated lists and learnt names, put together and searched."""
