"""What people say of answers: asked under each answer, kept, and given as gold candidates."""
