package dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The measure: nginx with one worker, files compressed beforehand, and nchan for streams. */
final class Nginx {

    private Nginx() {}

    /** Serves the folder {@code www} below {@code home}, a stream at {@code /live}, and takes its events at {@code /post}. */
    static Child start(Path home, int port) throws IOException, InterruptedException {
        Child.need("nginx", "nginx", "libnginx-mod-nchan");
        Path conf = home.resolve("nginx.conf");
        Files.writeString(conf, """
            load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
            daemon off; worker_processes 1; worker_rlimit_nofile 20000; pid %1$s/nginx.pid; error_log %1$s/error.log;
            events { worker_connections 19990; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; nchan_shared_memory_size 256m;
              types { text/html html; } default_type text/html; charset utf-8;
              client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
              server {
                listen 127.0.0.1:%2$d backlog=4096; root %1$s/www; gzip_static on; gzip_vary on;
                location = /live { nchan_subscriber eventsource; nchan_channel_id bench; nchan_subscriber_first_message newest; }
                location = /post { nchan_publisher; nchan_channel_id bench; nchan_message_buffer_length 20; }
              }
            }
            """.formatted(home, port));
        return Child.start(
                "0",
                Map.of(),
                home.resolve("nginx.log"),
                List.of("nginx", "-p", home.toString(), "-c", conf.toString()));
    }
}
