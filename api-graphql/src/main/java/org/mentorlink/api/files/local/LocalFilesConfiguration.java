package org.mentorlink.api.files.local;

import java.io.IOException;
import java.nio.file.Path;
import org.mentorlink.api.files.FileStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mentorlink.files.store", havingValue = "local", matchIfMissing = true)
class LocalFilesConfiguration {

    @Bean
    FileStore localFiles(@Value("${mentorlink.files.folder:${mentorlink.data-dir:./data}/files}") Path folder)
            throws IOException {
        return new LocalFileStore(folder);
    }
}
