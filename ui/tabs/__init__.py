"""The tabs of the screen: layout and events only. With ``ui.app`` the home of Gradio."""
