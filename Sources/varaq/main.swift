print("varaq")
