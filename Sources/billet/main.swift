print("billet")
