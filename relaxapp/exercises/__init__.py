"""WHAT is practised: the script language, the library, adapting to a body, fitting to a time, the timeline."""
