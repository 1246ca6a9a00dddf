"""Uploaded files stay in memory and below a limit: nothing anyone uploads touches the disk in clear."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 32 * 1024 * 1024
"""Bytes of any file. Forms that take less say so themselves."""


class MemoryOnlyUpload(FileUploadHandler):
    """Keeps a file in memory; a file that is too large is cut off and marked so."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A new file begins."""
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()
        self.too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep this piece, unless there is too much already."""
        if start + len(raw_data) > LARGEST:
            self.too_large = True
            self.kept = BytesIO()
        elif not self.too_large:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file as the form will see it; `size` is the true size even when the content was not kept."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset
        )
