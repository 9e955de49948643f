"""What a draft can propose beyond the words of its text: rows of closed lists, and sentences made of coded fields."""
