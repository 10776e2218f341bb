print("relubench")
