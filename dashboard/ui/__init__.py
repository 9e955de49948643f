"""Everything that talks to Streamlit: inputs, outputs, components and the page frame."""
