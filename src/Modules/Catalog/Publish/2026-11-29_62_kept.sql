-- What was published and when it ended is what running cases are decided by: under the signed roots, not by a trigger alone.
call platform.keep('catalog.matters');
call platform.keep('catalog.parts');
call platform.keep('catalog.retired');
